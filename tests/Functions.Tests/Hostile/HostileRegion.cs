using System.Security.Cryptography;
using System.Text;
using Leads.Functions.Storage;
using Leads.Functions.Tests.Evidence;
using Leads.Functions.Tests.Hosting;
using Leads.Functions.Tests.Imports;
using Microsoft.Extensions.DependencyInjection;

namespace Leads.Functions.Tests.Hostile;

/// <summary>
/// A region in which every operation of the contract has something to act on: for each a right address and a right
/// body, so that one wrong value is all that can be wrong with a request.
/// </summary>
internal sealed class HostileRegion
{
    /// <summary>Bodies that are taken; a name that ends in ! must be there.</summary>
    private static readonly Dictionary<string, string> s_bodies = new(StringComparer.Ordinal)
    {
        ["PutPerson"] = """{"name!":"张三","grants":[{"role!":"administrator"}]}""",
        ["SetPassword"] = """{"password!":"Chang-cheng-2026"}""",
        ["PutRegion"] = """{"name!":"彬州市"}""",
        ["PutChain"] = """{"name!":"新能源链"}""",
        ["PutUnit"] = """{"name!":"城关镇","class":"镇"}""",
        ["PutTargets"] = """{"items":[{"indicator!":"projects","value!":3}]}""",
        ["PutRecipient"] = """{"name!":"张三","email!":"zhang@example.com","audiences!":["all"]}""",
        ["PutScorecardDraft"] = """{"progress":[{"text!":"全面开工"}]}""",
        ["HoldScorecard"] = "{}",
        ["ResendScorecard"] = "{}",
        ["CorrectScorecard"] = """{"text!":"更正一处"}""",
        ["PutReport"] = "{}",
        ["EnterPoints"] = """{"unit!":"城关镇","kind!":"bonus","points!":2,"on!":"2026-11-02","reason!":"早开工"}""",
        ["ReversePoints"] = """{"reason!":"重复"}""",
        ["CaptureIntended"] = """{"name!":"新线索","investor!":"某公司","on!":"2026-03-01"}""",
        ["CaptureSigned"] = """{"name!":"新合同","investor!":"某公司","on!":"2026-03-01"}""",
        ["MergeNames"] = """{"kind!":"chain","from!":"旧链","into!":"新能源链"}""",
        ["AddTrip"] = """{"on!":"2026-03-01","who!":"张三","where!":"西安"}""",
        ["ExportChosen"] = """{"ids!":["018f0000-0000-7000-8000-000000000001"],"columns!":["name"]}""",
        ["PutView"] = """{"name!":"本月签约","query":"?signedFrom=2026-11-01"}""",
        ["PatchProject"] = "{}",
        ["RecordFact"] = """{"milestone!":"incorporated","on!":"2026-04-01"}""",
        ["CorrectFact"] = """{"why!":"笔误","on":"2026-03-02"}""",
        ["RecogniseFact"] = """{"decision!":"recognise"}""",
        ["RecogniseFacts"] = """
            {"decision!":"recognise","reason":"已核",
             "items":[{"project!":"018f0000-0000-7000-8000-000000000001","fact!":"018f0000-0000-7000-8000-000000000002"}]}
            """,
        ["WithdrawEvidence"] = """{"reason!":"传错"}""",
        ["AssignProject"] = """{"unit":"城关镇","from!":"2026-05-01"}""",
        ["WriteNote"] = """{"text!":"进展顺利"}""",
        ["SetNextStep"] = """{"text!":"开工","due!":"2026-12-01"}""",
        ["ReportProblem"] = """{"text!":"缺地"}""",
        ["PatchImportRows"] = """
            {"rows":[{"sheet!":"ledger.csv","row!":3,"overrule":true,"note!":"已核"}],
             "columns":[{"sheet!":"ledger.csv","column":"投资方","field":"investor"}],
             "names":[{"kind!":"unit","name!":"城关"}]}
            """,
    };

    private readonly Dictionary<string, string> _known;

    private HostileRegion(string id, Dictionary<string, string> known) => (Id, _known) = (id, known);

    public string Id { get; }

    /// <summary>A project that is there.</summary>
    public string Project => _known["project"];

    /// <summary>Its signature.</summary>
    public string Fact => _known["signed"];

    /// <summary>The body that is taken, its must-be marks left out; null for an operation without one.</summary>
    public static string? BodyOf(Operation operation) => operation.Body is null
        ? null
        : s_bodies[operation.Id].Replace("!\":", "\":", StringComparison.Ordinal);

    /// <summary>Whether a member that the body has is one that must be there.</summary>
    public static bool IsRequired(Operation operation, string name) =>
        s_bodies[operation.Id].Contains($"\"{name}!\"", StringComparison.Ordinal);

    /// <summary>The address of something that is there; what a parameter is replaced by is already encoded.</summary>
    public string AddressOf(Operation operation, string? replaced = null, string? by = null)
    {
        var path = operation.Path;
        foreach (var parameter in operation.Parameters.Where(parameter => parameter.InPath))
            path = path.Replace('{' + parameter.Name + '}', parameter.Name == replaced
                ? by
                : Uri.EscapeDataString(ValueOf(operation, parameter.Name)), StringComparison.Ordinal);
        return path;
    }

    public static async Task<HostileRegion> BuildAsync(RunningApp app, string id)
    {
        var home = "/api/regions/" + id;
        await DoAsync(HttpMethod.Put, "", """{"name":"彬州市"}""");
        foreach (var chain in new[] { "新能源链", "旧链", "空链" })
            await DoAsync(HttpMethod.Put, "/chains/" + chain, $$"""{"name":"{{chain}}"}""");
        foreach (var unit in new[] { "城关镇", "空镇" })
            await DoAsync(HttpMethod.Put, "/units/" + unit, $$"""{"name":"{{unit}}","class":"镇"}""");
        foreach (var person in new[] { "zhang", "li" })
            await DoAsync(HttpMethod.Put, "/recipients/" + person,
                $$"""{"name":"{{person}}","email":"{{person}}@example.com","audiences":["all"]}""");
        await Bureau.DoAsync(app.PutAsync("/api/people/zhang", """{"name":"张三","grants":[{"role":"administrator"}]}"""));
        await DoAsync(HttpMethod.Put, "/views/monthly", """{"name":"本月"}""");
        await DoAsync(HttpMethod.Put, "/targets/2026", """{"items":[{"indicator":"projects","value":3}]}""");
        await DoAsync(HttpMethod.Put, "/reports/2026-W46/城关镇", "{}");
        var project = await DoAsync(HttpMethod.Post, "/signed-projects",
            """{"name":"光伏","investor":"某公司","chain":"新能源链","unit":"城关镇","totalInvestment":1.5,"on":"2026-03-01"}""");
        var known = new Dictionary<string, string> { ["project"] = project.Text("id") };
        known["signed"] = project.LastFact("signed").Text("id");
        known["submitted"] = (await DoAsync(HttpMethod.Post, $"/projects/{known["project"]}/facts",
            """{"milestone":"opened","on":"2026-05-01","submit":true}""")).LastFact("opened").Text("id");
        known["evidence"] = (await SendAsync($"/projects/{known["project"]}/evidence?fact={known["signed"]}"))
            .List("evidenceFiles").Single().Text("id");
        known["points"] = (await DoAsync(HttpMethod.Post, "/points",
            """{"unit":"城关镇","kind":"bonus","points":1,"on":"2026-11-02","reason":"早开工"}""")).Text("id");
        await DoAsync(HttpMethod.Put, "/scorecards/2026-W47/draft", """{"opening":"大家好"}""");
        await DoAsync(HttpMethod.Put, "/scorecards/2026-M11/draft", """{"opening":"大家好"}""");
        await DoAsync(HttpMethod.Post, "/scorecards/2026-W46/issue", null);
        known["preview"] = await UploadAsync("甲");
        known["committed"] = await UploadAsync("乙");
        await DoAsync(HttpMethod.Post, $"/imports/{known["committed"]}/commit", null);
        var region = new HostileRegion(id, known);
        await region.QuietAsync(app);
        return region;

        async Task<System.Text.Json.JsonElement> DoAsync(HttpMethod method, string path, string? json) =>
            await Bureau.DoAsync(app.SendAsync(method, home + path, json));

        async Task<string> UploadAsync(string name)
        {
            var ledger = LedgerCsv.Signed()
                .Row(name + "项目", "某公司", "1.2", "", "新能源链", "城关", "2026-04-01", "", "", "")
                .Row(name + "存疑", "某公司", "1200", "", "新能源链", "城关镇", "2026-04-01", "", "", "");
            using var file = new ByteArrayContent(ledger.Bytes());
            using var form = new MultipartFormDataContent { { file, "file", "ledger.csv" } };
            return (await Bureau.DoAsync(ReadAsync(form))).Text("id");
        }

        async Task<System.Text.Json.JsonElement> SendAsync(string path)
        {
            using var file = new ByteArrayContent(Files.Pdf());
            return await Bureau.DoAsync(SentAsync(path, file));
        }

        async Task<Reply> SentAsync(string path, HttpContent content) =>
            await Reply.ReadAsync(await app.Client.PostAsync(new Uri(home + path, UriKind.Relative), content));

        Task<Reply> ReadAsync(HttpContent form) => SentAsync("/imports", form);
    }

    /// <summary>Waits until all is folded and mailed: from then on nothing changes by itself.</summary>
    public async Task QuietAsync(RunningApp app)
    {
        var home = "/api/regions/" + Id;
        await Eventually.True(async () => (await app.GetAsync(home + "/scorecards/2026-W46/mails")).Json.List("items")
            .All(mail => mail.Text("state") == "sent"));
        await Bureau.DoAsync(app.SendAsync(HttpMethod.Post, home + "/reconcile"));
    }

    /// <summary>All rows of the region, and which regions there are.</summary>
    public async Task<string> DigestAsync(RunningApp app)
    {
        var storage = app.Services.GetRequiredService<IRegionStorage>();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var id in await storage.ListRegionsAsync(CancellationToken.None))
            hash.AppendData(Encoding.UTF8.GetBytes(id + "\n"));
        foreach (var row in await storage.ListAsync(Id, "", "", int.MaxValue, CancellationToken.None))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{row.Key}\n{row.ETag}\n"));
            hash.AppendData(row.Body.Span);
        }

        hash.AppendData(BitConverter.GetBytes(await storage.CountPendingAsync(Id, CancellationToken.None)));
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private string ValueOf(Operation operation, string parameter) => (parameter, operation.Id) switch
    {
        ("region", _) => Id,
        ("person", _) => "zhang",
        ("key", "DeleteChain") => "空链",
        ("key", "DeleteUnit") => "空镇",
        ("key", "PutView" or "DeleteView") => "monthly",
        ("key", "PutUnit" or "GetUnit") => "城关镇",
        ("key", _) => "新能源链",
        ("unit", _) => "城关镇",
        ("year", _) => "2026",
        ("form", _) => "signed",
        ("week", "IssueScorecard") => "2026-W47",
        ("week", "PutScorecardDraft" or "GetScorecardDraft" or "HoldScorecard") => "2026-M11",
        ("week", _) => "2026-W46",
        ("project", _) => _known["project"],
        ("file", _) => _known["evidence"],
        ("factId", "RecogniseFact") => _known["submitted"],
        ("factId", _) => _known["signed"],
        ("id", "DeleteRecipient") => "li",
        ("id", "PutRecipient" or "GetRecipient") => "zhang",
        ("id", "ReversePoints") => _known["points"],
        ("id", "UndoImport") => _known["committed"],
        ("id", "GetImport" or "PatchImportRows" or "CommitImport") => _known["preview"],
        ("id", _) => _known["project"],
        _ => throw new InvalidDataException($"{operation.Id} has a parameter that is not known here: {parameter}"),
    };
}
