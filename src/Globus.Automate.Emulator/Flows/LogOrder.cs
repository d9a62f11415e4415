namespace Globus.Automate.Emulator.Flows;

internal enum LogOrder
{
    OldestFirst,
    NewestFirst,
}
