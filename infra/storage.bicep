// Everything that Leads keeps, and what the Functions host keeps for it. Reached by identity only: there are no keys.

param name string
param location string
param tags object
param replication string
param keepDeletedDays int
param queues string[]
param locked bool

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: replication }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: 'Enabled'
    networkAcls: { defaultAction: 'Allow', bypass: 'AzureServices' }
  }
}

// A deleted or overwritten file can be brought back for a while.
resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2025-01-01' = {
  parent: account
  name: 'default'
  properties: {
    deleteRetentionPolicy: { enabled: true, days: keepDeletedDays }
    containerDeleteRetentionPolicy: { enabled: true, days: keepDeletedDays }
  }

  resource files 'containers' = {
    name: 'leads-files'
  }

  resource packages 'containers' = {
    name: 'packages'
  }
}

resource tables 'Microsoft.Storage/storageAccounts/tableServices@2025-01-01' = {
  parent: account
  name: 'default'

  resource rows 'tables' = {
    name: 'Leads'
  }
}

resource queueService 'Microsoft.Storage/storageAccounts/queueServices@2025-01-01' = {
  parent: account
  name: 'default'

  resource listened 'queues' = [
    for queue in queues: {
      name: queue
    }
  ]

  resource poisoned 'queues' = [
    for queue in queues: {
      name: '${queue}-poison'
    }
  ]
}

// Deleted tables do not come back.
resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (locked) {
  scope: account
  name: 'keep'
  properties: { level: 'CanNotDelete', notes: 'Holds the only copy of the ledger.' }
}

output name string = account.name
output packagesName string = blobs::packages.name
