using Leads.Functions.People;
using Leads.Functions.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Leads.Functions.Tests.Recognitions;

/// <summary>Another person of the bureau than the one whom a <see cref="Bureau"/> speaks for.</summary>
internal sealed class Colleague(Bureau bureau, string name)
{
    private readonly string _session = bureau.App.Services.GetRequiredService<Sessions>().Open(name);

    public Task<Reply> PostAsync(string path, string json, params (string Name, string Value)[] headers) =>
        bureau.App.AskAsync(HttpMethod.Post, Bureau.Home + path, json,
            [("Cookie", $"{Sessions.Cookie}={_session}"), ("Sec-Fetch-Site", "same-origin"), .. headers]);

    public Task<Reply> RecogniseAsync(Guid project, Guid fact, string json = """{"decision":"recognise"}""") =>
        PostAsync($"/projects/{project}/facts/{fact}/recognition", json);
}
