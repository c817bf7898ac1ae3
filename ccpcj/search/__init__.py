"""Search over all that is public, and agreed language: index < query < results < agreed < filters, exports, views."""
