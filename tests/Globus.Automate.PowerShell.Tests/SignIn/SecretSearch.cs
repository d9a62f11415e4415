using System.Collections;
using System.Management.Automation;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.SignIn;

/// <summary>
/// Looks for secrets in all that a script wrote: in every stream, in objects to any depth as Format-List and
/// Export-Clixml show them, in errors with all that they hold, and on the command lines of processes.
/// </summary>
internal sealed partial class SecretSearch(EmulatedUser user)
{
    public const string ClientSecret = "globus-emulator-second-secret";

    private const int Deepest = 6;
    private const int DepthOfClixml = 2;
    private const string Canary = "c4n4ry";

    /// <param name="outcome">What was written.</param>
    public void AssertNothing(Outcome outcome)
    {
        var texts = new List<string>([
            .. outcome.Verbose,
            .. outcome.Debug,
            .. outcome.Warnings,
            .. outcome.Information,
            .. outcome.Progress.Select(record => record.ToString()),
        ]);
        texts.AddRange(outcome.Output.Concat(outcome.Errors.Select(PSObject.AsPSObject)).SelectMany(Shown));
        texts.AddRange(CommandLines());
        Assert.Empty(texts.SelectMany(Found).Distinct());
    }

    private IEnumerable<string> Found(string text)
    {
        var challenges = user.Pages.Select(page => Challenge().Match(page.Query).Groups[1].Value).ToHashSet();
        foreach (Match match in TokenShape().Matches(text))
        {
            yield return $"a token: …{Around(text, match.Index)}";
        }

        foreach (
            var secret in user
                .Codes.Append(ClientSecret)
                .Append(Canary)
                .Where(secret => secret.Length > 0 && text.Contains(secret, StringComparison.Ordinal))
        )
        {
            yield return $"{secret}: …{Around(text, text.IndexOf(secret, StringComparison.Ordinal))}";
        }

        foreach (Match match in VerifierShape().Matches(text))
        {
            if (challenges.Contains(ChallengeOf(match.Value)))
            {
                yield return $"a verifier: …{Around(text, match.Index)}";
            }
        }
    }

    private static IEnumerable<string> Shown(PSObject? item)
    {
        if (item is null)
        {
            yield break;
        }

        var written = PSSerializer.Serialize(item, DepthOfClixml);
        yield return written;
        foreach (Match hidden in Unencrypted().Matches(written))
        {
            yield return Encoding.Unicode.GetString(Convert.FromHexString(hidden.Value));
        }

        foreach (var text in Texts(item, Deepest, new HashSet<object>(ReferenceEqualityComparer.Instance)))
        {
            yield return text;
        }
    }

    private static IEnumerable<string> Texts(object? value, int depth, HashSet<object> seen)
    {
        var item = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        if (item is null or System.Security.SecureString || depth == 0 || !seen.Add(item))
        {
            yield break;
        }

        yield return item.ToString() ?? "";
        var inner = item switch
        {
            string or ValueType or Type or Uri or ScriptBlock => [],
            IDictionary dictionary => dictionary.Keys.Cast<object>().Concat(dictionary.Values.Cast<object?>()),
            IEnumerable list => list.Cast<object?>(),
            _ when IsOfTheEngine(item.GetType()) => [],
            _ => PSObject
                .AsPSObject(item)
                .Properties.Where(property => property is PSProperty or PSNoteProperty)
                .Select(Read),
        };
        foreach (var text in inner.SelectMany(each => Texts(each, depth - 1, seen)))
        {
            yield return text;
        }
    }

    // What the engine and the runtime know of themselves is endless, and holds nothing of ours.
    private static bool IsOfTheEngine(Type type) =>
        type.Namespace is { } name
        && (
            name.StartsWith("System.Reflection", StringComparison.Ordinal)
            || name.StartsWith("System.Threading", StringComparison.Ordinal)
            || (
                name.StartsWith("System.Management.Automation", StringComparison.Ordinal)
                && type != typeof(ErrorRecord)
                && type != typeof(ErrorDetails)
                && type != typeof(PSObject)
                && type != typeof(PSCustomObject)
                && type != typeof(InvocationInfo)
                && !typeof(Exception).IsAssignableFrom(type)
            )
        );

    private static object? Read(PSPropertyInfo property)
    {
        try
        {
            return property.IsGettable ? property.Value : null;
        }
        catch (GetValueException)
        {
            return null;
        }
    }

    private static IEnumerable<string> CommandLines() =>
        !OperatingSystem.IsLinux()
            ? []
            : Directory
                .GetDirectories("/proc")
                .Where(folder => Path.GetFileName(folder).All(char.IsAsciiDigit))
                .Select(folder => Path.Combine(folder, "cmdline"))
                .Select(file =>
                {
                    try
                    {
                        return File.ReadAllText(file).Replace('\0', ' ');
                    }
                    catch (IOException)
                    {
                        return "";
                    }
                });

    private static string Around(string text, int index) =>
        text.Substring(Math.Max(0, index - 60), Math.Min(120, text.Length - Math.Max(0, index - 60)));

    private static string ChallengeOf(string verifier) =>
        Convert
            .ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)))
            .TrimEnd('=')
            .Replace('+', '-')
            .Replace('/', '_');

    [GeneratedRegex("(?<![A-Za-z0-9_-])Ag[A-Za-z0-9_-]{64}(?![A-Za-z0-9_-])")]
    private static partial Regex TokenShape();

    [GeneratedRegex("(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])")]
    private static partial Regex VerifierShape();

    // How a secure string is written down where there is nothing to encrypt it with.
    [GeneratedRegex("(?:[0-9a-f]{2}00){8,}")]
    private static partial Regex Unencrypted();

    [GeneratedRegex("code_challenge=([A-Za-z0-9_-]+)")]
    private static partial Regex Challenge();
}
