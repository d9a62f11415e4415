using System.Runtime.CompilerServices;

namespace Globus.Automate.Emulator.Tests.Evaluation;

/// <summary>
/// Cases in a text file: one <c>text => result</c> a line, with comments after <c>//</c> at the start of a line.
/// </summary>
internal static class CaseFile
{
    private const string Arrow = " => ";

    public static TheoryData<string, string> Read(string name, [CallerFilePath] string caller = "")
    {
        var data = new TheoryData<string, string>();
        foreach (var line in File.ReadLines(Path.Combine(Path.GetDirectoryName(caller)!, "Cases", name)))
        {
            if (line.Length == 0 || line.StartsWith("//", StringComparison.Ordinal))
            {
                continue;
            }

            var at = line.LastIndexOf(Arrow, StringComparison.Ordinal);
            data.Add(line[..at].Trim(), line[(at + Arrow.Length)..].Trim());
        }

        return data;
    }
}
