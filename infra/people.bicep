// Whom alerts reach.

param tags object
param alertMail string

resource actionGroup 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'leads-operators'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'leads'
    emailReceivers: [{ name: 'operators', emailAddress: alertMail, useCommonAlertSchema: true }]
  }
}

output actionGroupId string = actionGroup.id
