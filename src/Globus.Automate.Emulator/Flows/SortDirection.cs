namespace Globus.Automate.Emulator.Flows;

internal enum SortDirection
{
    Ascending,
    Descending,
}
