namespace Globus.Automate.Emulator.Control.Page;

/// <summary>The parts of a run that a request asks for.</summary>
internal sealed record RunViewRequest
{
    /// <summary>The number of known log entries; null for the last entries of a long log.</summary>
    public int? FirstEntry { get; private init; }

    /// <summary>The number of the first visit. Null: the last visits, or the first ones without documents.</summary>
    public int? FirstVisit { get; private init; }

    /// <summary>Whether the visits have documents; without them, a response has up to 1,000 visits.</summary>
    public bool HasDocuments { get; private init; }

    /// <exception cref="ControlException">A parameter has an invalid value.</exception>
    public static RunViewRequest Read(IQueryCollection query) =>
        new()
        {
            FirstEntry = ControlRequest.QueryPosition(query, "after"),
            FirstVisit = ControlRequest.QueryPosition(query, "visit"),
            HasDocuments = ControlRequest.QueryFlag(query, "documents") ?? true,
        };
}
