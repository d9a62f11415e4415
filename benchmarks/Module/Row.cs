using System.Globalization;

namespace ModuleBenchmark;

/// <summary>One line of the table.</summary>
/// <param name="Subject">What is measured.</param>
/// <param name="Value">The figure of the module; null where it was skipped.</param>
/// <param name="Peer">The figure of the peer; null where there is none.</param>
/// <param name="Unit">The unit of both.</param>
/// <param name="Target">The target of the ratio, or of the figure where there is no peer.</param>
internal sealed record Row(string Subject, double? Value, double? Peer, string Unit, string Target)
{
    public override string ToString() => $"| {Subject} | {Text(Value)} | {Text(Peer)} | {Ratio} | {Target} |";

    private string Ratio =>
        Value is { } value && Peer is { } peer
            ? (value / peer).ToString(value < peer / 10 ? "0.000" : "0.00", CultureInfo.InvariantCulture)
            : "";

    private string Text(double? figure) =>
        figure is { } number
            ? string.Create(CultureInfo.InvariantCulture, $"{Rounded(number)} {Unit}").TrimEnd()
            : "skipped";

    private static string Rounded(double number) =>
        number.ToString(number < 10 ? "0.0" : "#,0", CultureInfo.InvariantCulture);
}
