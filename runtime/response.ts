/** An HTTP response as a view returns it. */
export class HttpResponse {
  readonly content: string;
  readonly status: number;
  constructor(content = "", { status = 200 }: { status?: number } = {}) {
    this.content = content;
    this.status = status;
  }
}
