// Leads on Azure Functions (Flex Consumption): one resource group holds one installation and nothing else.
// "./dev deploy" runs it with test.bicepparam or production.bicepparam. There is no key in it and none comes out of it.

@description('Region of everything.')
param location string = resourceGroup().location

@description('Object id of the Entra group that puts secrets into the vault and looks after poisoned messages.')
@minLength(36)
@maxLength(36)
param operators string

@description('Mail address that alerts and the budget write to.')
@minLength(3)
param alertMail string

@description('Settings of Leads as docs/operating.md lists them; those that follow from this deployment are added.')
param settings { *: string }

@description('Settings whose values lie in the vault: LEADS_TOKEN as leads-token, and so on.')
param secrets string[]

@description('How storage is replicated. Tables have no undelete: production wants copies in several zones.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
param replication string

@description('Nobody can delete the data or the secrets by deleting the account, the vault or their group.')
param locked bool

@description('Days for which deleted or overwritten files can be brought back.')
@minValue(7)
@maxValue(365)
param keepDeletedDays int

@description('Instances that wait for requests, so that nobody waits for a start; they cost money day and night.')
@minValue(0)
param alwaysReady int

@description('Most instances of one kind at once (requests share theirs, each queue and timer has its own).')
@minValue(40)
@maxValue(1000)
param maximumInstances int

@allowed([512, 2048, 4096])
param instanceMemoryMB int

@description('Days for which logs are kept, and gigabytes a day after which no more are taken (-1: no limit).')
param logs { days: int, dailyGB: int }

@description('Above what alerts are sent: changes that wait for their boards for an hour, errors within half an hour.')
param alertAbove { pending: int, errors: int }

@description('Money a month, in the currency of the subscription.')
@minValue(1)
param monthlyBudget int

@description('The first day of the month from which the budget counts.')
param budgetFrom string = '${utcNow('yyyy-MM')}-01T00:00:00Z'

// The same in the same resource group, else another: names of accounts, apps and vaults are world-wide.
var name = 'leads-${uniqueString(resourceGroup().id)}'
var tags = { app: 'leads' }

// What functions listen to; the host moves a message that fails five times to the queue of the same name with -poison.
var queues = ['leads-changes', 'leads-imports', 'leads-mails', 'leads-rounds']

module identity 'identity.bicep' = {
  params: { name: name, location: location, tags: tags }
}

module monitoring 'monitoring.bicep' = {
  params: { name: name, location: location, tags: tags, logs: logs }
}

module storage 'storage.bicep' = {
  params: {
    name: replace(name, '-', '')
    location: location
    tags: tags
    replication: replication
    keepDeletedDays: keepDeletedDays
    queues: queues
    locked: locked
  }
}

module vault 'vault.bicep' = {
  params: { name: name, location: location, tags: tags, workspaceId: monitoring.outputs.workspaceId, locked: locked }
}

module roles 'roles.bicep' = {
  params: {
    principalId: identity.outputs.principalId
    operators: operators
    storageName: storage.outputs.name
    vaultName: vault.outputs.name
    insightsName: monitoring.outputs.insightsName
  }
}

module app 'app.bicep' = {
  // Not before it may read its package and its secrets.
  dependsOn: [roles]
  params: {
    name: name
    location: location
    tags: tags
    identityName: identity.outputs.name
    storageName: storage.outputs.name
    packagesName: storage.outputs.packagesName
    insightsName: monitoring.outputs.insightsName
    vaultUri: vault.outputs.uri
    settings: settings
    secrets: secrets
    alwaysReady: alwaysReady
    maximumInstances: maximumInstances
    instanceMemoryMB: instanceMemoryMB
  }
}

module people 'people.bicep' = {
  params: { tags: tags, alertMail: alertMail }
}

module alerts 'alerts.bicep' = {
  params: {
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    actionGroupId: people.outputs.actionGroupId
    alertAbove: alertAbove
  }
}

module budget 'budget.bicep' = {
  params: { amount: monthlyBudget, from: budgetFrom, actionGroupId: people.outputs.actionGroupId, alertMail: alertMail }
}

output app string = app.outputs.name
output url string = app.outputs.url
output vault string = vault.outputs.name
output secretNames array = app.outputs.secretNames
