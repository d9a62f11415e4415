using System.Runtime.InteropServices;

namespace Globus.Automate.TokenStorage.Tests;

/// <summary>A session bus of its own with a keyring of its own, in a home of its own.</summary>
internal sealed class KeyringSession : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("globus-automate-").FullName;
    private readonly TestProcess _bus;
    private TestProcess? _keyring;

    private KeyringSession()
    {
        Directory.CreateDirectory(Path.Combine(_root, "run"));
        _bus = Start("dbus-daemon", ["--session", "--nofork", "--print-address=1"]);
    }

    /// <summary>Why there can be none; null when there can.</summary>
    public static string? Missing { get; } =
        Array.Find(["dbus-daemon", "gnome-keyring-daemon", "libsecret-1.so.0"], part => !IsThere(part)) is { } part
            ? $"{part} is not installed (tests/prepare.sh installs it where it may)."
            : null;

    /// <summary>A session whose keyring is started, unlocked, for the first time.</summary>
    public static async Task<KeyringSession> StartAsync()
    {
        var session = new KeyringSession();
        session.BusAddress = await session._bus.ReadLineAsync();
        await session.RunAsync(unlock: true);
        return session;
    }

    /// <summary>The store's folder.</summary>
    public string Folder => Path.Combine(_root, "tokens");

    private string? BusAddress { get; set; }

    /// <summary>The keyring is asked for, and everything else, as on a machine without a session bus.</summary>
    public IReadOnlyDictionary<string, string?> WithoutBus =>
        new Dictionary<string, string?>(Environment) { ["DBUS_SESSION_BUS_ADDRESS"] = null, ["DISPLAY"] = null };

    private Dictionary<string, string?> Environment =>
        new()
        {
            ["HOME"] = _root,
            ["XDG_DATA_HOME"] = null,
            ["XDG_RUNTIME_DIR"] = Path.Combine(_root, "run"),
            ["DBUS_SESSION_BUS_ADDRESS"] = BusAddress,
            ["DISPLAY"] = null,
            ["WAYLAND_DISPLAY"] = null,
        };

    /// <summary>Starts the keyring anew, locked: nobody is there to give its password.</summary>
    public async Task LockAsync()
    {
        End(_keyring!);
        await RunAsync(unlock: false);
    }

    /// <summary>Makes the keyring answer no more.</summary>
    public void Stop() => _keyring!.Signal("STOP");

    /// <summary>Runs a worker in the session.</summary>
    public async Task<IReadOnlyList<string>> WorkAsync(params string[] arguments)
    {
        using var worker = Begin(Environment, arguments);
        return await worker.ReadToEndAsync();
    }

    public WorkerProcess Begin(IReadOnlyDictionary<string, string?>? environment, params string[] arguments) =>
        WorkerProcess.Start(environment ?? Environment, ["encrypted", Folder, .. arguments]);

    /// <summary>Runs a worker in the session that waits for the keyring so long only.</summary>
    public async Task<IReadOnlyList<string>> WorkImpatientlyAsync(double seconds, params string[] arguments)
    {
        using var worker = Begin(
            new Dictionary<string, string?>(Environment)
            {
                ["PATIENCE"] = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture),
            },
            arguments
        );
        return await worker.ReadToEndAsync();
    }

    /// <summary>Every file of the home: the store's own and the keyring's.</summary>
    public IEnumerable<string> Files =>
        Directory
            .EnumerateFiles(
                _root,
                "*",
                new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }
            )
            .Where(file =>
                File.GetAttributes(file) is var attributes
                && (attributes & FileAttributes.Device) == 0
                && new FileInfo(file).Length > 0
            );

    public void Dispose()
    {
        if (_keyring is not null)
        {
            End(_keyring);
        }

        End(_bus);
        Directory.Delete(_root, recursive: true);
    }

    private async Task RunAsync(bool unlock)
    {
        _keyring = Start(
            "gnome-keyring-daemon",
            ["--foreground", "--components=secrets", unlock ? "--unlock" : "--start"]
        );
        _keyring.Write("password");
        _keyring.CloseInput();

        // It says where its socket is, and then is there.
        await _keyring.ReadLineAsync();
    }

    private TestProcess Start(string program, string[] arguments)
    {
        var process = TestProcess.Start(program, arguments, Environment);
        process.IgnoreErrors();
        return process;
    }

    private static void End(TestProcess process)
    {
        process.Kill();
        process.Dispose();
    }

    private static bool IsThere(string part) =>
        NativeLibrary.TryLoad(part, out _)
        || (System.Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, part)));
}
