// The secrets. They are put there by hand, never by a deployment, and read by the app's identity.

param name string
param location string
param tags object
param workspaceId string
param locked bool

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    // Cannot be taken back, and keeps the name for 90 days: not for an installation that comes and goes.
    enablePurgeProtection: locked ? true : null
    publicNetworkAccess: 'Enabled'
    networkAcls: { defaultAction: 'Allow', bypass: 'AzureServices' }
  }
}

resource access 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: vault
  name: 'access'
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'audit', enabled: true }]
  }
}

resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (locked) {
  scope: vault
  name: 'keep'
  properties: { level: 'CanNotDelete', notes: 'Without the seal key the trail cannot be verified.' }
}

output name string = vault.name
output uri string = vault.properties.vaultUri
