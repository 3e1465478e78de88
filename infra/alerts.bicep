// What somebody must look at. Every rule quotes, word for word, the text that Leads or the Functions host logs.

param location string
param tags object
param workspaceId string
param actionGroupId string
param alertAbove { pending: int, errors: int }

type Rule = {
  name: string
  severity: 0 | 1 | 2
  @description('What it means and what to do, for whoever gets the mail.')
  says: string
  query: string
  @description('How far back it looks; half an hour, twice the time between two looks, since entries come in late.')
  window: 'PT1H'?
  @description('Compares the least value of this column instead of the number of rows.')
  least: string?
  above: int?
  below: int?
  @description('A state that passes by itself. The others are events: told by each look that sees them, never "resolved".')
  passes: true?
}

// Leads writes JSON, one entry a line; the host takes each line over as the message of a trace.
var entries = '''
AppTraces
| where Message startswith '{'
| extend entry = parse_json(Message)
| extend text = tostring(entry.State['{OriginalFormat}'])
'''

var ofTheUpkeep = '${entries}| where text == "Looked after {Region}; {Pending} changes wait for its board"'

var rules Rule[] = [
  {
    name: 'difference'
    severity: 0
    says: 'A board differs from its projects: a number may be wrong. Find out why before the next issue goes out.'
    query: '${entries}| where text == "Region {Region}: reconciliation found {Count} differences, the first: {First}"'
  }
  {
    name: 'poison'
    severity: 1
    says: 'A message failed five times and lies in a poison queue, for seven days. Mend the cause, then put it back.'
    query: 'AppTraces | where Message startswith "Message has reached MaxDequeueCount of "'
  }
  {
    name: 'poisoned'
    severity: 2
    says: 'Messages that failed five times still lie in a poison queue. They go after seven days.'
    query: '${entries}| where text == "{Messages} messages lie in {Queue}"'
    passes: true
  }
  {
    name: 'parked'
    severity: 1
    says: 'The facts of a project cannot be read; the boards leave it out. See GET …/parked of the region.'
    query: '${entries}| where text == "Region {Region}: the facts of project {Project} cannot be folded; parked"'
  }
  {
    name: 'import'
    severity: 1
    says: 'The job of an import cannot be done; the import says why.'
    query: '${entries}| where text == "Region {Region}: the job of import {Import} cannot be done"'
  }
  {
    name: 'scorecard'
    severity: 1
    says: 'A scorecard could not be issued; it is tried again every quarter of an hour.'
    query: '${entries}| where text == "The scorecard of {Region} failed; the next tick tries again"'
  }
  {
    name: 'mail-not-sent'
    severity: 1
    says: 'A mail was not sent or was refused. The page of the issue lists them; a resend is for a person to decide.'
    query: '${entries}| where text startswith "The mail {Region}/{Week}/{Kind} to {Recipient} "'
  }
  {
    name: 'mail-unknown'
    severity: 1
    says: 'Nobody knows whether a mail has left; it is not repeated. Ask its receiver before sending it again.'
    query: '${entries}| where text startswith "Whether the mail {Mail} of {Region} has left is unknown"'
  }
  {
    name: 'errors'
    severity: 2
    says: 'Leads logs more errors than it should.'
    query: '${entries}| where tostring(entry.LogLevel) in ("Error", "Critical")'
    above: alertAbove.errors
    passes: true
  }
  {
    name: 'pending'
    severity: 2
    says: 'For an hour many changes have waited for their boards: the folding does not keep up.'
    query: '${ofTheUpkeep} | summarize Pending = sum(toint(entry.State.Pending)) by bin(TimeGenerated, 15m)'
    window: 'PT1H'
    least: 'Pending'
    above: alertAbove.pending
    passes: true
  }
  {
    name: 'silence'
    severity: 1
    says: 'The upkeep has not come to its end for an hour: no lost hint is found again, nothing is reconciled.'
    query: ofTheUpkeep
    window: 'PT1H'
    below: 1
    passes: true
  }
]

resource alerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in rules: {
    name: 'leads-${rule.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: 'Leads: ${rule.name}'
      description: rule.says
      severity: rule.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: 'PT15M'
      windowSize: rule.?window ?? 'PT30M'
      autoMitigate: rule.?passes ?? false
      // The first deployment comes before the first entry.
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: rule.query
            timeAggregation: rule.?least == null ? 'Count' : 'Minimum'
            metricMeasureColumn: rule.?least
            operator: rule.?below == null ? 'GreaterThan' : 'LessThan'
            threshold: rule.?below ?? rule.?above ?? 0
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: [actionGroupId] }
    }
  }
]
