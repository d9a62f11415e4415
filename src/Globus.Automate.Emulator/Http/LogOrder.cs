namespace Globus.Automate.Emulator.Http;

internal enum LogOrder
{
    OldestFirst,
    NewestFirst,
}
