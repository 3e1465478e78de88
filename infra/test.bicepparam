// An installation to try things on: cheap, and easy to take away again.
using 'main.bicep'

param operators = readEnvironmentVariable('LEADS_OPERATORS')
param alertMail = readEnvironmentVariable('LEADS_ALERT_MAIL')

param settings = {
  LEADS_MAIL: 'sendgrid'
  LEADS_MAIL_FROM: readEnvironmentVariable('LEADS_MAIL_FROM')
  LEADS_LOG: 'debug'
}
param secrets = ['LEADS_SEAL_KEY', 'LEADS_TOKEN', 'SENDGRID_API_KEY']

param replication = 'Standard_LRS'
param locked = false
param keepDeletedDays = 7

param alwaysReady = 0
param maximumInstances = 40
param instanceMemoryMB = 2048

param logs = { days: 30, dailyGB: 1 }
param alertAbove = { pending: 1000, errors: 20 }
param monthlyBudget = 50
