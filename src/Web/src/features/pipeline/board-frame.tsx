import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { say } from '@/lib/language'

/** The columns side by side. Where some stand beyond an edge, the edge fades and a button leads there. */
export function BoardFrame({ children }: { children: ReactNode }) {
  const board = useRef<HTMLDivElement>(null)
  const [beyond, setBeyond] = useState({ left: false, right: false })
  const look = () => {
    const { scrollLeft, clientWidth, scrollWidth } = board.current!
    // Widths are fractions on a zoomed screen: a pixel is not a column.
    setBeyond({ left: scrollLeft > 1, right: scrollLeft + clientWidth < scrollWidth - 1 })
  }
  useEffect(() => {
    const sizes = new ResizeObserver(look)
    sizes.observe(board.current!)
    return () => sizes.disconnect()
  }, [])
  useEffect(look, [children])
  const go = (way: 1 | -1) => board.current!.scrollBy({ left: way * board.current!.clientWidth * 0.8 })
  return (
    <div className="board-frame">
      <div className="board" ref={board} onScroll={look}>
        {children}
      </div>
      {beyond.left && (
        <div className="board-edge board-left no-print">
          <button type="button" aria-label={say('左侧还有阶段', 'Stages to the left')} onClick={() => go(-1)}>
            <LeftOutlined />
          </button>
        </div>
      )}
      {beyond.right && (
        <div className="board-edge board-right no-print">
          <button type="button" aria-label={say('右侧还有阶段', 'Stages to the right')} onClick={() => go(1)}>
            <RightOutlined />
          </button>
        </div>
      )}
    </div>
  )
}
