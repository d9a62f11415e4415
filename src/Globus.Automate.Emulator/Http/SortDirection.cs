namespace Globus.Automate.Emulator.Http;

internal enum SortDirection
{
    Ascending,
    Descending,
}
