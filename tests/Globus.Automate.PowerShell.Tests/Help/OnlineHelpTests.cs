using System.Text.RegularExpressions;
using Globus.Automate.PowerShell.Tests.Hosting;

namespace Globus.Automate.PowerShell.Tests.Help;

/// <summary>The address of each command's page, in a real shell.</summary>
public sealed class OnlineHelpTests : IDisposable
{
    private const string Alias = "Start-GlobusRun";
    private const string AliasedCommand = "Start-GlobusFlowRun";
    private const string Commands = "Get-Command -Module Globus.Automate -CommandType Cmdlet, Alias";

    private static readonly string Import = $"Import-Module '{Repository.Manifest}'; ";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_command_has_the_address_of_its_page_in_this_version()
    {
        var (version, addresses) = await ReadAddressesAsync();
        Assert.Equal(
            Page.Commands.Select(page => page.Name).Append(Alias).Order(StringComparer.Ordinal),
            addresses.Keys.Order(StringComparer.Ordinal)
        );
        Every.Item(addresses, pair =>
            Assert.EndsWith($"/blob/v{version}/docs/en-US/{PageOf(pair.Key)}.md", pair.Value, StringComparison.Ordinal)
        );
        Assert.Single(addresses.Values.Select(address => Regex.Replace(address, "[^/]+$", "")).Distinct());
    }

    [Fact]
    public async Task Get_Help_lists_the_page_of_a_command_first()
    {
        var (_, addresses) = await ReadAddressesAsync();
        var lines = await RunAsync(
            Import
                + $"{Commands} | ForEach-Object {{ $link = (Get-Help $_.Name -Full).relatedLinks.navigationLink[0]; "
                + "\"$($_.Name) $($link.linkText): $($link.uri)\" }"
        );
        Assert.Equal(
            addresses.Select(pair => $"{pair.Key} Online version: {pair.Value}").Order(StringComparer.Ordinal),
            lines.Order(StringComparer.Ordinal)
        );
    }

    /// <summary>On Linux, PowerShell opens an address with the first <c>xdg-open</c> in PATH.</summary>
    [Fact]
    public async Task Get_Help_Online_opens_the_page_of_each_command()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("Only Linux finds the program that opens addresses in PATH.");
            return;
        }

        var (_, addresses) = await ReadAddressesAsync();
        var opened = Path.Combine(_folder.Path, "opened");
        var browser = _folder.Write("xdg-open", $"#!/bin/sh\nprintf '%s\\n' \"$1\" >> '{opened}'\n");
        File.SetUnixFileMode(browser, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        var lines = await RunAsync(
            $"$env:PATH = '{_folder.Path}:' + $env:PATH; {Import}"
                + $"{Commands} | ForEach-Object {{ Get-Help $_.Name -Online }}"
        );

        Assert.Empty(lines);
        await Patience.UntilAsync(() => Task.FromResult(CountLines(opened) >= addresses.Count), "the addresses");
        var pages = File.ReadAllLines(opened);
        Assert.Equal(addresses.Values.Order(StringComparer.Ordinal), pages.Order(StringComparer.Ordinal));
        Assert.Equal(
            addresses.Keys.Select(name => PageOf(name) + ".md").Order(StringComparer.Ordinal),
            pages.Select(page => page.Split('/')[^1]).Order(StringComparer.Ordinal)
        );
    }

    private static string PageOf(string command) => command == Alias ? AliasedCommand : command;

    private static int CountLines(string file) => File.Exists(file) ? File.ReadAllLines(file).Length : 0;

    /// <summary>The version of the module, and the address of each command and alias by its name.</summary>
    private static async Task<(string Version, Dictionary<string, string> Addresses)> ReadAddressesAsync()
    {
        var lines = await RunAsync(
            Import
                + "\"$((Get-Module Globus.Automate).Version)\"; "
                + $"{Commands} | ForEach-Object {{ \"$($_.Name) $($_.HelpUri)\" }}"
        );
        return (lines[0], lines.Skip(1).Select(line => line.Split(' ')).ToDictionary(pair => pair[0], pair => pair[1]));
    }

    private static async Task<string[]> RunAsync(string script)
    {
        var (exitCode, output) = await RealShell.Precompiled.RunAsync(script);
        Assert.True(exitCode == 0, output);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
