import { defineComponent, h } from 'vue'

/** Before any day that these pages ask for; a year that is still being typed is not taken for one. */
const LONG_AGO = '1900-01-01'

/** The browser's own field for a day. Its sheet or wheel is the device's, in the device's letters. */
export default defineComponent({
  props: {
    label: { type: String, required: true },
    day: { type: String, required: true },
    start: { type: String, default: LONG_AGO },
    end: { type: String, default: undefined },
    wrong: Boolean,
  },
  emits: { choose: (day: string) => Boolean(day) },
  setup(props, { emit }) {
    function change(event: Event) {
      const { value, validity } = event.target as HTMLInputElement
      if (value && validity.valid) emit('choose', value)
    }

    return () =>
      h('input', {
        type: 'date',
        'aria-label': props.label,
        'aria-invalid': props.wrong ? 'true' : undefined,
        value: props.day,
        min: props.start,
        max: props.end,
        onChange: change,
        // A desk's browser opens it only on its icon otherwise.
        onClick: (event: Event) => (event.target as HTMLInputElement).showPicker?.(),
      })
  },
})
