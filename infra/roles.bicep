// Who may do what: the app on its storage, its secrets and its logs; the operators on secrets and messages.

param principalId string
param operators string
param storageName string
param vaultName string
param insightsName string

// Names and ids as Azure gives them.
var role = {
  storageBlobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  storageQueueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  storageTableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
  keyVaultSecretsUser: '4633458b-17de-408a-b874-0445c86b69e6'
  keyVaultSecretsOfficer: 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7'
  monitoringMetricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
}

var app = { principalId: principalId, principalType: 'ServicePrincipal' }
var people = { principalId: operators, principalType: 'Group' }

// The host wants to own blobs: it leases them for its timers and keeps its own keys there.
var onStorage = [
  { who: app, role: role.storageBlobDataOwner }
  { who: app, role: role.storageQueueDataContributor }
  { who: app, role: role.storageTableDataContributor }
  { who: people, role: role.storageQueueDataContributor }
]

var onVault = [
  { who: app, role: role.keyVaultSecretsUser }
  { who: people, role: role.keyVaultSecretsOfficer }
]

resource storage 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: storageName
}

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: vaultName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource storageRoles 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for grant in onStorage: {
    scope: storage
    name: guid(storage.id, grant.who.principalId, grant.role)
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', grant.role)
      ...grant.who
    }
  }
]

resource vaultRoles 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for grant in onVault: {
    scope: vault
    name: guid(vault.id, grant.who.principalId, grant.role)
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', grant.role)
      ...grant.who
    }
  }
]

resource insightsRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: insights
  name: guid(insights.id, principalId, role.monitoringMetricsPublisher)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.monitoringMetricsPublisher)
    ...app
  }
}
