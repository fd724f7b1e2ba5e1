interface ImportMetaEnv {
  /** Origin of the server for the WeChat package, such as https://host; H5 talks to its own origin. */
  readonly VITE_API_BASE?: string
}
