// Money: a mail when a part of the month's budget is spent, and when the month is foreseen to go over it.

param amount int
param from string
param actionGroupId string
param alertMail string

resource budget 'Microsoft.Consumption/budgets@2023-11-01' = {
  name: 'leads'
  properties: {
    category: 'Cost'
    amount: amount
    timeGrain: 'Monthly'
    timePeriod: { startDate: from }
    notifications: {
      mostIsSpent: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 80
        thresholdType: 'Actual'
        contactEmails: [alertMail]
        contactGroups: [actionGroupId]
      }
      willBeOver: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: [alertMail]
        contactGroups: [actionGroupId]
      }
    }
  }
}
