using System.Globalization;

namespace ModuleBenchmark;

/// <summary>Writes docs/performance.md.</summary>
internal static class Report
{
    public static void Write(string file, IEnumerable<Row> rows, int runs, bool hasPython) =>
        File.WriteAllText(
            file,
            $"""
            # Performance

            This page is for everyone who asks how fast the module is. It compares the module with other clients, as
            measured by `benchmarks/performance.ps1`. The programs of one line take turns, so ratios are more reliable
            than times.

            Measured on {DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}: {Machine.Describe()}.

            - Each figure is a median; whole processes ran {runs} times.
            - PowerShell is the precompiled shell of `tests/Globus.Automate.TestShell`.
            - {(hasPython ? "globus-sdk is the SDK of Globus for Python." : "globus-sdk for Python was not there.")}
            - The service is a local program that answers with prepared pages of 100 runs, 1.6 KB each.

            | What | Module | Peer | Ratio | Target |
            | --- | --- | --- | --- | --- |
            {string.Join('\n', rows)}

            """
        );
}
