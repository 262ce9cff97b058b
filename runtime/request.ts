/** An HTTP request as a view sees it. */
export class HttpRequest {
  readonly method: string;
  readonly path: string;
  constructor(method: string, path: string) {
    this.method = method;
    this.path = path;
  }
}
