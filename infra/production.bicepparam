// The installation that bureaus work with. What it costs, and how far it carries: docs/scale.md.
using 'main.bicep'

param operators = readEnvironmentVariable('LEADS_OPERATORS')
param alertMail = readEnvironmentVariable('LEADS_ALERT_MAIL')

param settings = {
  LEADS_MAIL: 'sendgrid'
  LEADS_MAIL_FROM: readEnvironmentVariable('LEADS_MAIL_FROM')
}
param secrets = ['LEADS_SEAL_KEY', 'LEADS_TOKEN', 'SENDGRID_API_KEY']

param replication = 'Standard_ZRS'
param locked = true
param keepDeletedDays = 90

param alwaysReady = 1
param maximumInstances = 100
param instanceMemoryMB = 2048

param logs = { days: 90, dailyGB: 10 }
param alertAbove = { pending: 1000, errors: 20 }
param monthlyBudget = 500
