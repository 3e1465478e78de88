import { say } from './language'

/** 超进度 4.50 个百分点: points are differences of percents, so they are not written as percent. */
export function paceWords(points: number): string {
  const size = Math.abs(points).toFixed(2)
  return points < 0
    ? say(`欠进度 ${size} 个百分点`, `${size} points behind`)
    : say(`超进度 ${size} 个百分点`, `${size} points ahead`)
}
