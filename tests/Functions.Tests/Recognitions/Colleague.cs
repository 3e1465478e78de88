using Leads.Functions.Tests.Hosting;
using Leads.Functions.Tests.People;

namespace Leads.Functions.Tests.Recognitions;

/// <summary>Another person of the bureau than the one whom a <see cref="Bureau"/> speaks for.</summary>
internal sealed class Colleague(Bureau bureau, string name)
{
    private Visitor? _visitor;

    public async Task<Reply> PostAsync(string path, string json, params (string Name, string Value)[] headers)
    {
        _visitor ??= await Staff.AddAsync(bureau.App, name, """{"role":"bureau","region":"binzhou"}""");
        return await _visitor.SendAsync(HttpMethod.Post, Bureau.Home + path, json, headers);
    }

    public Task<Reply> RecogniseAsync(Guid project, Guid fact, string json = """{"decision":"recognise"}""") =>
        PostAsync($"/projects/{project}/facts/{fact}/recognition", json);
}
