using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Storage;

/// <summary>How the package finds what keeps sign-ins, and where it keeps them.</summary>
public sealed class TokenStoresTests : IDisposable
{
    private readonly TemporaryFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Storage_is_loaded_when_it_is_asked_for_and_apart_from_other_modules()
    {
        using var shell = Start(_home.Path);
        const string loaded =
            "[AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -match "
            + "'TokenStorage|Extensions.Msal|Identity' } | ForEach-Object { '{0} in {1}' -f $_.GetName().Name, "
            + "[Runtime.Loader.AssemblyLoadContext]::GetLoadContext($_).Name }";

        Assert.Empty(shell.Run(loaded));
        Assert.Equal(["PlainFile"], shell.Run(Open("PlainFile")));
        Assert.Equal(["Globus.Automate.TokenStorage in Globus.Automate"], shell.Run(loaded));
        shell.Run(Open("Encrypted"));
        Assert.Equal(
            [
                "Globus.Automate.TokenStorage in Globus.Automate",
                "Microsoft.Identity.Client.Extensions.Msal in Globus.Automate",
            ],
            shell.Run(loaded).Order()
        );
    }

    [Fact]
    public void Files_lie_in_the_folder_for_the_users_data()
    {
        using var shell = Start(_home.Path);

        shell.Run(Open("PlainFile"));

        Assert.True(Directory.Exists(Path.Combine(_home.Path, ".local", "share", "Globus.Automate", "plain")));
    }

    [Fact]
    public void Where_nothing_can_be_encrypted_the_process_keeps_it_unless_something_else_was_asked_for()
    {
        using var shell = Start(_home.Path);

        Assert.Equal(["Process"], shell.Run(Open("Auto")));
        Assert.StartsWith(
            "TokenStoreException The keyring of this computer cannot be used: ",
            Assert.Single(shell.Run(Open("Encrypted")))
        );
    }

    [Fact]
    public void Without_a_home_nothing_is_kept_on_the_machine()
    {
        using var shell = Start(home: null);

        Assert.Equal(["Process"], shell.Run(Open("Auto")));
        Assert.Equal(
            ["TokenStoreException The user has no data folder: neither HOME nor XDG_DATA_HOME " + "is set."],
            shell.Run(Open("PlainFile"))
        );
    }

    [Fact]
    public void In_a_profile_that_cannot_be_written_to_nothing_is_kept_on_the_machine()
    {
        Directory.CreateDirectory(Path.Combine(_home.Path, ".local", "share"));
        _home.Write(Path.Combine(".local", "share", "Globus.Automate"), "no folder");
        using var shell = Start(_home.Path);

        Assert.Equal(["Process"], shell.Run(Open("Auto")));
        Assert.StartsWith(
            "TokenStoreException Sign-ins cannot be stored: ",
            Assert.Single(shell.Run(Open("PlainFile")))
        );
    }

    // No session bus: what this machine has of one is not the tests' to use.
    private static ShellProcess Start(string? home)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "It is about the folders and the keyring of Linux.");
        return new ShellProcess(
            new Dictionary<string, string?>
            {
                ["HOME"] = home,
                ["XDG_DATA_HOME"] = null,
                ["DBUS_SESSION_BUS_ADDRESS"] = null,
                ["XDG_RUNTIME_DIR"] = null,
                ["DISPLAY"] = null,
            }
        );
    }

    private static string Open(string kind) =>
        "try { $stores = (Get-Command "
        + "Connect-Globus).ImplementingType.Assembly.GetType('Globus.Automate.PowerShell.Storage.TokenStores'); "
        + "$opened = $stores.GetMethod('OpenAsync').Invoke($null, "
        + $"@([Globus.Automate.PowerShell.Connection.TokenStorageKind]::{kind}, $false, "
        + "[Threading.CancellationToken]::None)).GetAwaiter().GetResult(); "
        + "$opened.GetType().GetProperty('Kind').GetValue($opened) } catch { $f = "
        + "$_.Exception; while ($f.GetType().Name -ne 'TokenStoreException') { $f "
        + "= $f.InnerException }; '{0} {1}' -f $f.GetType().Name, $f.Message }";
}
