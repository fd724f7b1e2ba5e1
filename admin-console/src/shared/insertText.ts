/** Types text where the cursor stands, as a person would; what was selected makes room. */
export function insertText(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  const from = field.selectionStart ?? field.value.length
  field.focus()
  field.setRangeText(text, from, field.selectionEnd ?? from, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
