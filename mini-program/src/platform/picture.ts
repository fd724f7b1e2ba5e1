/** Drawing a picture and handing it over, in a browser and in WeChat. */
export interface Easel {
  context: CanvasRenderingContext2D
  /** A picture of the server, ready to be drawn. */
  load: (address: string) => Promise<CanvasImageSource>
  /** What was drawn, as the address of a PNG that an image can show. */
  finish: () => Promise<string>
}

/** What a browser's canvas and WeChat's hidden one have in common. */
interface Canvas {
  getContext(kind: '2d'): CanvasRenderingContext2D | null
  toDataURL(type: string): string
}

interface HiddenCanvas extends Canvas {
  createImage(): HTMLImageElement
}

export function openEasel(width: number, height: number): Easel {
  const canvas = canvasOf(width, height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('this device cannot draw')
  return {
    context,
    load: (address) => loaded(imageFor(canvas), address),
    finish: () => kept(canvas.toDataURL('image/png')),
  }
}

function canvasOf(width: number, height: number): Canvas {
  // #ifdef H5
  return Object.assign(document.createElement('canvas'), { width, height })
  // #endif
  // #ifndef H5
  return uni.createOffscreenCanvas({ type: '2d', width, height }) as unknown as HiddenCanvas
  // #endif
}

function imageFor(canvas: Canvas): HTMLImageElement {
  // #ifdef H5
  return new Image()
  // #endif
  // #ifndef H5
  return (canvas as HiddenCanvas).createImage()
  // #endif
}

function loaded(image: HTMLImageElement, address: string): Promise<CanvasImageSource> {
  return new Promise((resolve, reject) => {
    image.onload = () => resolve(image)
    image.onerror = () => reject(new Error('the picture could not be read'))
    image.src = address
  })
}

/** WeChat shows and saves files only. */
function kept(address: string): Promise<string> {
  // #ifdef H5
  return Promise.resolve(address)
  // #endif
  // #ifndef H5
  const filePath = `${wx.env.USER_DATA_PATH}/share.png`
  const data = address.slice(address.indexOf(',') + 1)
  return new Promise((resolve, reject) => {
    uni.getFileSystemManager().writeFile({
      filePath,
      data,
      encoding: 'base64',
      success: () => resolve(filePath),
      fail: () => reject(new Error('the picture could not be kept')),
    })
  })
  // #endif
}

/** Puts a picture where the person finds it again; tells whether it is there. */
export function keepPicture(address: string, name: string): Promise<boolean> {
  // #ifdef H5
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  return Promise.resolve(true)
  // #endif
  // #ifndef H5
  void name
  return new Promise((resolve) => {
    uni.saveImageToPhotosAlbum({ filePath: address, success: () => resolve(true), fail: () => resolve(false) })
  })
  // #endif
}
