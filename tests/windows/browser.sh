#!/usr/bin/env bash
# The browser of the tests under Wine: opens an address, and goes where it is sent.
exec curl --silent --show-error --location --max-time 60 --output /dev/null "$1"
