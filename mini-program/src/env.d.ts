interface ImportMetaEnv {
  /** Origin of the server for the WeChat package, such as https://host; H5 talks to its own origin. */
  readonly VITE_API_BASE?: string
}

/** What of WeChat the framework's types leave out. */
declare const wx: {
  env: { USER_DATA_PATH: string }
  chooseMessageFile(options: {
    count: number
    type: 'file'
    extension: string[]
    success: (chosen: { tempFiles: { path: string; name: string; size: number }[] }) => void
    fail: () => void
  }): void
}
