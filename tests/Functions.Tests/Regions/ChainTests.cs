using Leads.Functions.Regions;
using Leads.Functions.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Leads.Functions.Tests.Regions;

public sealed class ChainTests
{
    private const string Region = "/api/regions/binzhou";

    [Theory]
    [InlineData("5G%2F%E4%BA%BA%E5%B7%A5%E6%99%BA%E8%83%BD")]
    [InlineData("5G%2f人工智能")]
    [InlineData("5G/人工智能")]
    [InlineData("５Ｇ/人工智能")]
    [InlineData("%205G%2F人工智能%20")]
    public async Task A_chain_with_a_slash_in_its_name_has_one_address(string written)
    {
        await using var app = await StartAsync();
        var made = await app.PutAsync($"{Region}/chains/{written}", """{"name":"5G/人工智能","leader":"王某"}""");
        Assert.Equal(201, made.Code);
        Assert.Equal("5G/人工智能", made.Json.GetProperty("key").GetString());
        var location = made.Header("Location")!;
        Assert.Equal(Region + "/chains/5G%2F%E4%BA%BA%E5%B7%A5%E6%99%BA%E8%83%BD", location);
        Assert.Equal(made.Body, (await app.GetAsync(location)).Body);
        Assert.Equal(204, (await app.DeleteAsync(location)).Code);
        Assert.Equal(404, (await app.GetAsync(location)).Code);
    }

    [Theory]
    [InlineData("""{"name":"乙","aliases":["果业"]}""")]
    [InlineData("""{"name":"果業"}""")]
    [InlineData("""{"name":"乙","aliases":["现代果业"]}""")]
    public async Task A_spelling_means_one_chain(string json)
    {
        await using var app = await StartAsync();
        await app.PutAsync(Region + "/chains/现代果业", """{"name":"现代果业","aliases":["果业"]}""");
        var reply = await app.PutAsync(Region + "/chains/乙", json);
        Assert.Equal(409, reply.Code);
        Assert.Equal("urn:leads:problem:nameTaken", reply.Json.GetProperty("type").GetString());
        Assert.Equal(409, (await app.PutAsync(Region + "/chains/果业", """{"name":"果业"}""")).Code);
    }

    [Fact]
    public async Task Names_and_aliases_in_any_script_resolve_to_the_key()
    {
        await using var app = await StartAsync();
        await app.PutAsync(Region + "/chains/现代果业", """{"name":"现代果业链","aliases":["苹果"]}""");
        await app.PutAsync(Region + "/units/城关镇", """{"name":"城关镇","class":"镇（街道）"}""");
        var registry = await app.Services.GetRequiredService<RegionStore>()
            .LoadAsync("binzhou", TestContext.Current.CancellationToken);
        Assert.Equal("现代果业", registry!.ResolveChain(" 現代果業 "));
        Assert.Equal("现代果业", registry.ResolveChain("现代果业链"));
        Assert.Equal("现代果业", registry.ResolveChain("苹果"));
        Assert.Equal("城关镇", registry.ResolveUnit("城關鎮"));
        Assert.Null(registry.ResolveChain("城关镇"));
        Assert.Null(registry.ResolveUnit(""));
    }

    [Fact]
    public async Task Chains_are_listed_in_the_order_of_tables()
    {
        await using var app = await StartAsync();
        await app.PutAsync(Region + "/chains/乙", """{"name":"乙","order":2}""");
        await app.PutAsync(Region + "/chains/甲", """{"name":"甲","order":1}""");
        await app.PutAsync(Region + "/chains/丙", """{"name":"丙"}""");
        var page = (await app.GetAsync(Region + "/chains?limit=2")).Json;
        Assert.Equal(["甲", "乙"], page.GetProperty("items").EnumerateArray().Select(c => c.GetProperty("key").GetString()!));
        var rest = (await app.GetAsync($"{Region}/chains?continuation={page.GetProperty("continuation").GetString()}")).Json;
        Assert.Equal(["丙"], rest.GetProperty("items").EnumerateArray().Select(c => c.GetProperty("key").GetString()!));
    }

    [Theory]
    [InlineData("""{"name":"甲","order":-1}""", "order")]
    [InlineData("""{"name":"甲","order":1.5}""", "order")]
    [InlineData("""{"name":"甲","aliases":["乙",null]}""", "aliases[1]")]
    [InlineData("""{"name":"甲","anchors":["a\nb"]}""", "anchors[0]")]
    [InlineData("""{"leader":"王"}""", "name")]
    public async Task A_chain_that_is_not_right_is_refused_by_field(string json, string field)
    {
        await using var app = await StartAsync();
        Assert.NotNull((await app.PutAsync(Region + "/chains/甲", json)).Error(field));
    }

    [Fact]
    public async Task A_chain_needs_a_name_in_its_address_and_a_region()
    {
        await using var app = await StartAsync();
        Assert.NotNull((await app.PutAsync(Region + "/chains/", """{"name":"甲"}""")).Error("key"));
        Assert.NotNull((await app.PutAsync(Region + "/chains/%20", """{"name":"甲"}""")).Error("key"));
        Assert.Equal(404, (await app.PutAsync("/api/regions/nowhere/chains/甲", """{"name":"甲"}""")).Code);
        Assert.Equal(404, (await app.GetAsync("/api/regions/nowhere/chains")).Code);
    }

    [Fact]
    public async Task A_chain_or_unit_in_use_stays()
    {
        await using var app = await StartAsync();
        await app.PutAsync(Region + "/chains/甲", """{"name":"甲"}""");
        await app.PutAsync(Region + "/units/丁", """{"name":"丁"}""");
        await app.PutAsync(Region + "/targets/2026", """{"items":[{"indicator":"projects","chain":"甲","value":3}]}""");
        await app.PutAsync(Region + "/recipients/a", """{"name":"A","email":"a@example.com","audiences":["unit:丁"]}""");
        Assert.Equal(409, (await app.DeleteAsync(Region + "/chains/甲")).Code);
        Assert.Equal(409, (await app.DeleteAsync(Region + "/units/丁")).Code);
        await app.DeleteAsync(Region + "/recipients/a");
        app.Services.GetRequiredService<RegistryUses>()
            .Add(new("个项目", "projects"), (_, row, _) => Task.FromResult(row == "unit-丁" ? 2 : 0));
        Assert.Contains("2 个项目", (await app.DeleteAsync(Region + "/units/丁")).Body);
    }

    private static async Task<RunningApp> StartAsync()
    {
        var app = await RunningApp.StartAsync();
        await app.PutAsync(Region, """{"name":"彬州市"}""");
        return app;
    }
}
