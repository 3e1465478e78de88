using System.Text;

namespace Leads.Functions.Storage;

/// <summary>UTF-8 that refuses half a character, which would otherwise turn into another name's <c>?</c>.</summary>
internal static class StrictUtf8
{
    public static Encoding Encoding { get; } = new UTF8Encoding(false, throwOnInvalidBytes: true);
}
