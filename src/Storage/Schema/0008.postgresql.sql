CREATE TRIGGER detector_choices_append_only BEFORE UPDATE OR DELETE ON detector_choices FOR EACH ROW EXECUTE FUNCTION tocsin_append_only();
