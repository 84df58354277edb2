// Hands a file to the browser's downloads. A plain link could not: it carries no token.

export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Freed only after the browser has begun to read it.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
