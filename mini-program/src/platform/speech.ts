/** Reads text aloud where the device can. WeChat offers no voice of its own, so there the button is absent. */
export function canSpeak(): boolean {
  // #ifdef H5
  return 'speechSynthesis' in window
  // #endif
  // #ifndef H5
  return false
  // #endif
}

export function speak(text: string, finished: () => void) {
  // #ifdef H5
  window.speechSynthesis.cancel()
  const utterance = new SpeechSynthesisUtterance(text)
  utterance.lang = 'zh-CN'
  utterance.rate = 0.9
  utterance.onend = finished
  utterance.onerror = finished
  window.speechSynthesis.speak(utterance)
  // #endif
  // #ifndef H5
  void text
  finished()
  // #endif
}

let recording: UniApp.InnerAudioContext | undefined

/** Plays what somebody recorded; `finished` also when it cannot be played. */
export function playRecording(address: string, finished: () => void) {
  stopSpeaking()
  recording = uni.createInnerAudioContext()
  recording.onEnded(finished)
  recording.onError(finished)
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
