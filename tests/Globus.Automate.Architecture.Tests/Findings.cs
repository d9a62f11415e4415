namespace Globus.Automate.Architecture.Tests;

/// <summary>An assertion that prints everything that it finds, not the first few.</summary>
internal static class Findings
{
    public static void None(IEnumerable<string> found)
    {
        var list = found.Distinct().ToList();
        if (list.Count > 0)
        {
            Assert.Fail($"{list.Count} findings:\n{string.Join('\n', list)}");
        }
    }
}
