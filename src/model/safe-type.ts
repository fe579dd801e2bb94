/** A stranger may call bytes anything; only what is shown as a picture, heard or watched is called so here. */
export const safeType = (type: string): string =>
  /^(image\/(jpeg|png|webp|gif)|(audio|video)\/[\w.+-]+)(;.*)?$/.test(type) ? type : 'application/octet-stream';
