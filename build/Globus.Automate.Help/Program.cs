using Globus.Automate.Help;

if (args is not [var pages, var address, var output, var mamlName] || ReadAddress(address) is not { } pagesAddress)
{
    Console.Error.WriteLine(
        "Globus.Automate.Help <folder of pages> <address of that folder> <folder for the help> "
            + "<name of the MAML file>\nThe address begins with https:// or http://."
    );
    return 2;
}

var errors = HelpBuild.Run(pages, pagesAddress, output, mamlName);
foreach (var error in errors)
{
    Console.Error.WriteLine(error.AsBuildError());
}

return errors.Count == 0 ? 0 : 1;

static Uri? ReadAddress(string text) =>
    Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address)
    && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        ? address
        : null;
