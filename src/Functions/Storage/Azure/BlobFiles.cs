using System.Security.Cryptography;

namespace Leads.Functions.Storage.Azure;

/// <summary>Files as blobs, named as they would be in a folder.</summary>
internal sealed class BlobFiles(BlobContainer container) : IRegionFiles
{
    public const string Container = "leads-files";

    public async Task<StoredFile> SaveAsync(
        string region, FilePath path, Stream content, CancellationToken cancellationToken)
    {
        using var digest = SHA256.Create();
        await using var digested = new CryptoStream(content, digest, CryptoStreamMode.Read, leaveOpen: true);
        var stored = await container.PutAsync(
            NameOf(region, path), digested, BlobCondition.None, cancellationToken);
        return new StoredFile(Convert.ToHexStringLower(digest.Hash!), stored!.Length);
    }

    public Task<Stream?> OpenAsync(string region, FilePath path, CancellationToken cancellationToken) =>
        container.OpenAsync(NameOf(region, path), cancellationToken);

    public Task<bool> ExistsAsync(string region, FilePath path, CancellationToken cancellationToken) =>
        container.ExistsAsync(NameOf(region, path), cancellationToken);

    public async Task<IReadOnlyList<FilePath>> ListAsync(string region, CancellationToken cancellationToken)
    {
        var home = FilePath.Encode(region) + "/";
        var names = await container.ListAsync(home, cancellationToken);
        return [.. names.Select(name => FilePath.Parse(name[home.Length..])).OfType<FilePath>()
            .OrderBy(path => path.Encoded, StringComparer.Ordinal)];
    }

    private static string NameOf(string region, FilePath path) => $"{FilePath.Encode(region)}/{path.Encoded}";
}
