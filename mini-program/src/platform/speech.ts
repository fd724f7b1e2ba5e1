/** What a reader heard in the end: `nothing` where the device could not. */
export type Heard = 'all' | 'nothing'

/**
 * Whether this device may have a Chinese voice; a browser that has not said which voices it has may. WeChat offers none
 * of its own, so there the button is absent.
 */
export function canSpeak(): boolean {
  // #ifdef H5
  const voices = window.speechSynthesis?.getVoices?.()
  return voices !== undefined && (voices.length === 0 || voices.some(({ lang }) => /^(zh|cmn|yue)/i.test(lang)))
  // #endif
  // #ifndef H5
  return false
  // #endif
}

/** Reads a text with the device's voice. */
export function speak(text: string, ended: (heard: Heard) => void) {
  // #ifdef H5
  window.speechSynthesis.cancel()
  const utterance = new SpeechSynthesisUtterance(text)
  const silent = setTimeout(() => ended('nothing'), silentMillis)
  const end = (heard: Heard) => {
    clearTimeout(silent)
    ended(heard)
  }
  utterance.lang = 'zh-CN'
  utterance.rate = 0.9
  utterance.onstart = () => clearTimeout(silent)
  utterance.onend = () => end('all')
  utterance.onerror = ({ error }) => end(error === 'canceled' || error === 'interrupted' ? 'all' : 'nothing')
  window.speechSynthesis.speak(utterance)
  // #endif
  // #ifndef H5
  void text
  ended('nothing')
  // #endif
}

// #ifdef H5
/** A voice that has not begun by then will not: some browsers take the words and say nothing. */
const silentMillis = 5000
// #endif

let recording: UniApp.InnerAudioContext | undefined

/** Plays what somebody recorded. */
export function playRecording(address: string, ended: (heard: Heard) => void) {
  stopSpeaking()
  recording = uni.createInnerAudioContext()
  recording.onEnded(() => ended('all'))
  recording.onError(() => ended('nothing'))
  recording.src = address
  recording.play()
}

export function stopSpeaking() {
  recording?.destroy()
  recording = undefined
  // #ifdef H5
  window.speechSynthesis?.cancel()
  // #endif
}
