using Leads.Functions.Hosting;
using Microsoft.AspNetCore.Identity;

namespace Leads.Functions.People;

/// <summary>Passwords, hashed as the framework does it (PBKDF2 with a salt each).</summary>
internal static class Passwords
{
    private const int Shortest = 10;
    private const int Longest = 128;

    private static readonly PasswordHasher<Person> s_hasher = new();

    private static readonly Person s_nobody = new() { Id = "nobody" };

    // Checked where nobody has the id, so that a try takes as long whether there is somebody or not.
    private static readonly Lazy<string> s_noHash = new(() => Hash(Secrets.Create()));

    public static string Hash(string password) => s_hasher.HashPassword(s_nobody, password);

    public static bool IsRight(Person? person, string password) =>
        s_hasher.VerifyHashedPassword(s_nobody, person?.PasswordHash ?? s_noHash.Value, password)
            != PasswordVerificationResult.Failed
        && person?.PasswordHash is not null;

    /// <summary>A password that somebody chose, with what is wrong in <paramref name="fields"/>.</summary>
    public static string Check(string field, string? password, string id, Fields fields)
    {
        var text = password ?? "";
        if (text.Length is < Shortest or > Longest)
            fields.Refuse(field, new($"密码需要 {Shortest} 到 {Longest} 个字符。",
                $"A password has {Shortest} to {Longest} characters."));
        else if (text.Distinct().Count() < 5 || text.Contains(id, StringComparison.OrdinalIgnoreCase))
            fields.Refuse(field, new("密码太容易猜：不要包含用户名，至少用 5 个不同的字符。",
                "The password is too easy to guess: leave the user name out, use at least 5 different characters."));
        return text;
    }
}
