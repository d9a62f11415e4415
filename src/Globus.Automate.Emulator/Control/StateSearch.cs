using Globus.Automate.Emulator.Runs;

namespace Globus.Automate.Emulator.Control;

/// <summary>Checks whether a run has entered a state. Each search reads only the visits since the last one.</summary>
/// <param name="visits">The visits.</param>
/// <param name="runId">The run.</param>
/// <param name="stateName">The name of the state.</param>
/// <param name="firstVisit">The number of the first visit that counts.</param>
internal sealed class StateSearch(VisitStore visits, Guid runId, string stateName, int firstVisit = 1)
{
    private bool _isFound;
    private int _lastEntry;

    public bool HasEntered()
    {
        if (!_isFound)
        {
            (_isFound, _lastEntry) = visits.Search(runId, stateName, firstVisit, _lastEntry);
        }

        return _isFound;
    }
}
