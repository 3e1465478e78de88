/** One person for each role in the demonstration county, by id. */
export const roles = {
  // The id "administrator" is the operator's own.
  admin: { role: 'administrator' },
  bureau: { role: 'bureau', region: 'demo' },
  unit: { role: 'unit', region: 'demo', key: '经济技术开发区' },
  team: { role: 'team', region: 'demo', key: '现代果业' },
  leader: { role: 'leader', region: 'demo' },
  auditor: { role: 'auditor', region: 'demo' },
} as const

export type RoleName = keyof typeof roles

export const password = 'Chang-cheng-2026'
