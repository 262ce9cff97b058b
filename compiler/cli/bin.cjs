#!/usr/bin/env node
"use strict";
import("./start.js");
