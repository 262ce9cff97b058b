#!/usr/bin/env node
"use strict";
import("./main.js").then(async ({ main }) => main());
