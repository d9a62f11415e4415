using Globus.Automate.Emulator.Storage;

namespace Globus.Automate.Emulator;

/// <summary>The tables of all services: see <c>Schema.sql</c>.</summary>
internal static class EmulatorSchema
{
    private const int Version = 10;

    public static DatabaseSchema Current { get; } = new(Version, ReadSql());

    private static string ReadSql()
    {
        using var stream = typeof(EmulatorSchema).Assembly.GetManifestResourceStream("Schema.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
