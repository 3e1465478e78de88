using Microsoft.Extensions.Primitives;

namespace Leads.Functions.Hosting;

/// <summary>Languages that people are answered in.</summary>
public enum Language
{
    Zh,
    En,
}

/// <summary>One sentence in every language.</summary>
public readonly record struct Text(string Zh, string En)
{
    public string In(Language language) => language switch
    {
        Language.Zh => Zh,
        Language.En => En,
    };
}

/// <summary>Reads the language a caller asks for; Chinese unless English is preferred.</summary>
public static class Languages
{
    public static Language Of(HttpRequest request) => Preferred(request.Headers.AcceptLanguage);

    public static Language Preferred(StringValues acceptLanguage)
    {
        var best = Language.Zh;
        var bestQuality = 0.0;
        foreach (var header in request(acceptLanguage))
        {
            if (Read(header) is { } wish && wish.Quality > bestQuality)
                (best, bestQuality) = wish;
        }

        return best;

        static IEnumerable<string> request(StringValues values) =>
            values.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries));
    }

    private static (Language Language, double Quality)? Read(string wish)
    {
        var parts = wish.Split(';', StringSplitOptions.TrimEntries);
        var quality = 1.0;
        if (parts.Length > 1 && parts[1].StartsWith("q=", StringComparison.OrdinalIgnoreCase)
            && double.TryParse(parts[1].AsSpan(2), System.Globalization.CultureInfo.InvariantCulture, out var q))
        {
            quality = q;
        }

        return parts[0].Split('-')[0].ToUpperInvariant() switch
        {
            "ZH" or "*" => (Language.Zh, quality),
            "EN" => (Language.En, quality),
            _ => null,
        };
    }
}
