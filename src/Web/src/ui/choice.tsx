import './choice.css'

interface ChoiceProps<T extends string> {
  name: string
  value: T
  options: { value: T; label: string }[]
  onChoose: (value: T) => void
}

/** One of a few, side by side; light enough for the first page, and a plain group of buttons to the keyboard. */
export function Choice<T extends string>({ name, value, options, onChoose }: ChoiceProps<T>) {
  return (
    <div className="choice" role="group" aria-label={name}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChoose(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  )
}
